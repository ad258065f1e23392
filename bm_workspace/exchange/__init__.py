"""Mobilities as a table: what its columns are, how it is read, what it would change, how it is written."""
