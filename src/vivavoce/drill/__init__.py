"""A drill: a real server is killed again and again under real clients, and then audited."""
