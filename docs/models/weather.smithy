$version: "2.0"

namespace com.example.weather

use aws.protocols#restJson1

/// Reports the weather of cities.
@title("Weather")
@restJson1
@httpBearerAuth
service Weather {
    version: "2024-01-01"
    operations: [GetForecast]
}

/// Returns the forecast for a city.
@readonly
@http(method: "GET", uri: "/cities/{city}/forecast")
operation GetForecast {
    input := {
        /// The name of the city.
        @required
        @httpLabel
        city: String
    }

    output := {
        /// The probability of rain, from 0 to 1.
        chanceOfRain: Double
    }

    errors: [NoSuchCity]
}

/// The service does not know the city.
@error("client")
@httpError(404)
structure NoSuchCity {
    message: String
}
