"""The translations and the gate that keeps them complete."""
