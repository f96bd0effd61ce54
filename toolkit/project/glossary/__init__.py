"""A project's glossary: reading it, changing it without losing a comment, and where its terms are used."""
