"""The pages as people meet them: addresses, forms, fragments, isolation, conflicts."""
