"""What happens to catalogs: extraction, update, merge, memory."""
