"""Changes, by user task: one function, one change, one commit."""
