"""Helpers for tests of and around Vivavoce, shipped so that yours can use them too."""
