"""A person's folder: papers taken in, looked at and taken out again, and audits of them."""
