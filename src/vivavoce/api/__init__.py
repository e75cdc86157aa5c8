"""JSON and event streams over HTTP: parse, call, render. No business rule lives here."""
