# A global that is read inside a class is mangled too, and so are attribute names.
_Shop__price = 25

class Shop:
    __currency = "EUR"

    def price(self):
        return f"{__price} {self.__currency}"

    def set_price(self, value):
        global __price
        __price = value

shop = Shop()
print(shop.price())  # expect: 25 EUR
shop.set_price(30)
print(_Shop__price, shop.price(), shop._Shop__currency)  # expect: 30 30 EUR EUR
shop.__currency  # expect error: AttributeError: 'Shop' object has no attribute '__currency'
