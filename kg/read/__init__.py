"""One file per input form: whatever comes in becomes articles."""
