"""Files that an import must answer in words: `messages.json` says in which."""
