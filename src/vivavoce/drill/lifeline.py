"""How a drilled server knows whose it is: it ends when that process does, however that ends.

Apart from the rest because `vivavoce serve` reads it, and should not import a drill.
"""

LIFELINE = "VIVAVOCE_DRILLED_BY"  # the drill's process id, in the server's environment
