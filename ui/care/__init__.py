"""Looking after the program: backups, repairs, reports, and what is inside."""
