"""What must never happen to a library, tried at random: kills, full disks, damaged bytes."""
