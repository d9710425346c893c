-- Lowest seven-day mean per station and month, the number the mill rights refer to.
WITH daily AS (
    SELECT station_id,
           date_trunc('day', measured_at) AS day,
           avg(level_mm)                  AS mean_mm,
           count(level_mm)                AS n
    FROM readings
    GROUP BY station_id, date_trunc('day', measured_at)
    HAVING count(level_mm) >= 200              -- of 288; fewer and the day does not count
),
rolling AS (
    SELECT station_id, day,
           avg(mean_mm) OVER w AS week_mm,
           count(*)     OVER w AS days
    FROM daily
    WINDOW w AS (PARTITION BY station_id ORDER BY day
                 RANGE BETWEEN INTERVAL '6 days' PRECEDING AND CURRENT ROW)
)
SELECT station_id, date_trunc('month', day) AS month, round(min(week_mm)) AS low_mm
FROM rolling
WHERE days = 7
GROUP BY station_id, date_trunc('month', day)
ORDER BY station_id, month;
