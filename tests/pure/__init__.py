"""Tests of what needs no database, no request and no clock."""
