package org.kastanie.engine.run;

import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.engine.scenario.Scenario;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.TwinReader;

/** Whether scenarios can be built in a city, which is read once for all of them. */
public final class ScenarioCheck {
    private final Preparation preparation;
    private final CityModel city;

    public ScenarioCheck(RunSpec spec) {
        this.preparation = new Preparation(spec);
        this.city = TwinReader.read(spec.twin(), preparation.jobCrs());
    }

    /** Coordinate system of the city. */
    public Crs crs() {
        return city.crs();
    }

    /** Every edit that cannot be made, with its reason. */
    public List<InputException> problems(List<Edit> scenario) {
        return Scenario.tryAll(city, scenario, preparation.rules()).problems();
    }
}
