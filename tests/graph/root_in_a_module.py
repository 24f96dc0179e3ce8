import types, sys

shop = types.ModuleType("shop")
shop.price = (lambda rate: lambda: rate)(2)
sys.modules["shop"] = shop
del shop
# cell: sys.modules["shop"].price rate
