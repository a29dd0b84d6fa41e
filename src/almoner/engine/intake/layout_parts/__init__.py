"""From words with places to bands, columns, roles and rows: the steps that `layout` walks."""
