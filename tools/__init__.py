"""Programs that make files of the repository; nothing that runs needs them."""
