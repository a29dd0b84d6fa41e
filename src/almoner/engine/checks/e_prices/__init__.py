"""Checks and figures of prices: public rates and posted prices beside what is charged."""
