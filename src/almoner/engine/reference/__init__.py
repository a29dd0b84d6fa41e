"""Public reference tables as plain data: what an edition covers, and what its rows answer."""
