$version: "2"
namespace example

service Weather {
    version: "2006-03-01"
    operations: [Ping]
    resources: [
        City
    ]
    errors: [Busy]
    rename: { "example#Busy": "WeatherBusy" }
}

resource City {
    identifiers: { cityId: CityId }
    properties: { name: String }
    create: CreateCity
    put: PutCity
    read: GetCity
    update: UpdateCity
    delete: DeleteCity
    list: ListCities
    operations: [RenameCity]
    collectionOperations: [CountCities]
    resources: [Street]
}

resource Street {}
string CityId

operation Ping {}
operation CreateCity {}
operation PutCity {}
operation GetCity { input: GetCityInput, output: GetCityOutput, errors: [NoSuchCity, Busy] }
operation UpdateCity {}
operation DeleteCity {
    errors: []
}
operation ListCities {}
operation RenameCity {}
operation CountCities {}

@input
structure GetCityInput for City {
    @required
    $cityId
}

@output
structure GetCityOutput for City { $name }

@error("client")
structure NoSuchCity {}

@error("server")
structure Busy {}
