"""Real peers for lightshow: a sound server, an Art-Net node, a packet dissector, and clocks to hold against them."""
