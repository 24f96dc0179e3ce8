local function memoise(f)
    local cache = {}
    return function(n)
        local known = cache[n]
        if known ~= nil then return known end
        local value = f(n)
        cache[n] = value
        return value
    end
end

local function main(rounds)
    local f = memoise(function(n) return n * n % 1009 end)
    local total = 0
    for i = 0, rounds - 1 do total = total + f(i % 5000) end
    return total
end

return main(7000000)
