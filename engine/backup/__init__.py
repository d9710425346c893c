"""What a person made, as one file, and back."""
