"""The key indicators of a report for readers: the table at the end of a document, and files for spreadsheets."""
