local function make_adder(k)
    return function(x) return x + k end
end

local function main(rounds)
    local adders = {}
    for k = 0, 99 do adders[#adders + 1] = make_adder(k) end
    local total = 0
    for _ = 1, rounds do
        for _, add in ipairs(adders) do
            total = AND(add(total), 0xFFFF)
        end
    end
    return total
end

return main(60000)
