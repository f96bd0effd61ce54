"""What review copies and glossaries in Office formats share: packages, workbooks, the texts of their cells."""
