"""What stands on a page before any script has run, a module for each noun: addresses, and what is read for them."""
