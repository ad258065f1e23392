"""Nothing acknowledged is lost: the program and its database are killed while people write, and looked at."""
