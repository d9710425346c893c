-- Which gauges have not said a word for more than half an hour?
SELECT s.station_id,
       s.name,
       max(r.measured_at)         AS last_word,
       now() - max(r.measured_at) AS silence
FROM stations s
LEFT JOIN readings r USING (station_id)
WHERE s.retired_on IS NULL
GROUP BY s.station_id, s.name
HAVING max(r.measured_at) IS NULL
    OR now() - max(r.measured_at) > INTERVAL '30 minutes'
ORDER BY silence DESC NULLS FIRST;
