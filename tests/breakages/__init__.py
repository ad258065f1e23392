"""Deliberate breakages of the product: each must turn a test red."""
