"""Letters written from an audit and its papers."""
