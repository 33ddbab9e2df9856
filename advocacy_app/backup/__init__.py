"""The whole installation in one file, and back: database, media and the secret it made for itself.

The database is taken as of one moment while the server runs. What stands in the environment (addresses, passwords of
databases and providers) is not in the file; note it elsewhere.
"""

from advocacy_app.backup.archive import Archive, BackupRefused, opened
from advocacy_app.backup.making import make
from advocacy_app.backup.restoring import must_fit, restore, unpacked_database

__all__ = ["Archive", "BackupRefused", "make", "must_fit", "opened", "restore", "unpacked_database"]
