"""The domain, a package per capability. A package's ``__init__`` is its front door."""
