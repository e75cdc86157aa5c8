"""The ends of hosts that people write without http or www: example.org.

Besides those of two letters, which are all countries'. Any other end is taken for the end
of a sentence without a space behind it. Chosen from IANA's root zone database.
"""

TOP_LEVEL_DOMAINS = (
    *("academy", "agency", "app", "art", "biz", "blog", "build", "business", "cafe", "capital"),
    *("care", "cat", "center", "chat", "church", "city", "cloud", "club", "codes", "coffee", "com"),
    *("community", "company", "consulting", "coop", "cool", "country", "dance", "design", "dev"),
    *("digital", "directory", "earth", "edu", "education", "email", "energy", "engineering"),
    *("events", "example", "expert", "farm", "fashion", "film", "finance", "fish", "fitness", "fm"),
    *("foundation", "fun", "fund", "fyi", "gallery", "game", "games", "garden", "global", "gov"),
    *("graphics", "group", "guide", "guru", "health", "house", "info", "ink", "institute", "int"),
    *("invalid", "io", "jobs", "kitchen", "land", "law", "legal", "life", "link", "live", "local"),
    *("lol", "london", "love", "ltd", "management", "market", "marketing", "media", "mil", "mobi"),
    *("museum", "music", "name", "net", "network", "news", "ngo", "ninja", "nyc", "one", "ong"),
    *("online", "org", "page", "paris", "party", "photo", "photography", "photos", "pictures"),
    *("pizza", "plus", "press", "pro", "productions", "pub", "recipes", "repair", "report"),
    *("restaurant", "rocks", "run", "sale", "school", "science", "services", "shop", "show"),
    *("site", "social", "software", "solutions", "space", "store", "studio", "style", "support"),
    *("systems", "team", "tech", "technology", "test", "tips", "today", "tools", "top", "tours"),
    *("town", "training", "travel", "university", "ventures", "video", "vip", "vision", "wales"),
    *("watch", "web", "website", "wiki", "wine", "work", "works", "world", "wtf", "xyz", "yoga"),
    *("zone"),
)
