"""The command line, a module per noun: parse, one transaction, one service call."""
