"""Pictures of printed documents under `docs/gallery`, made by `make gallery`."""
