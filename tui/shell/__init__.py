"""The workspace as commands: one module per family, and what they have in common."""
