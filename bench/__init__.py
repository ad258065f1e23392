"""Measurements: what people wait for, side by side with what we aim at."""
