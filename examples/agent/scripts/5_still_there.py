# The sandbox has survived all of it.
print(f"{warmest}: {found[warmest]} degrees")
