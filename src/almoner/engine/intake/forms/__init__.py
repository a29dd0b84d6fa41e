"""The standard claim forms, read by the places of their boxes: UB-04, CMS-1500 and the ADA dental claim form."""
