"""What each verb of the command line does: parse, call, print."""
