"""What is on the disk: walking the folders, and the rules of what to leave out.

The scan is the truth. (Events of the operating system, the only use of watchdog, are hints that a
place is worth another look.)
"""
