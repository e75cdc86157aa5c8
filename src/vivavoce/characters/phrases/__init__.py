"""What simulated candidates say, as data: banks of phrases that are put together by chance."""
