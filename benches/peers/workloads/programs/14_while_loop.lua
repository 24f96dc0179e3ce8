local function main(rounds)
    local i = 0
    local x = 0.0
    local total = 0
    while i < rounds do
        x = x * 0.5 + i
        if x > 1000.0 then total = total + 1 end
        i = i + 1
    end
    return total
end

return main(10000000)
