"""What each finding is about, how much it weighs, and which of them have one cause.

One table for all families. `SUBJECTS` holds the codes by subject, the weightiest first; `LEADING`
goes before them. Where several findings are as severe, that order decides which three stand at
the head of a candidate.
`CAUSES` names what several findings have in common; of those the weightiest is told, and the
others stand behind it in the same finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from core.vocabulary.finding import Finding, Severity

_ORDER = (Severity.EXCLUDES, Severity.WARNING, Severity.ASSUMED, Severity.INFO)


class Subject(StrEnum):
    """What a finding is about, in the order in which a reader wants it; `subject.<value>`."""

    DUTY = "duty"  # what is carried, and what is not
    COST = "cost"
    LIMITS = "limits"  # where the machine's data end
    SIZE = "size"
    PERFORMANCE = "performance"
    SUPPLY = "supply"  # mains, refrigerant, place, interfaces
    COMPLIANCE = "compliance"
    DATA = "data"
    INPUT = "input"  # load, weather, station


SUBJECTS: dict[Subject, str] = {
    Subject.DUTY: """
        hydrogen_short vrf_cooling_short vrf_heating_short heat_binds cold_binds
        verdict_not_worth_it verdict_borderline no_heat_served source_never_there never_runs
        none_carries_load unmet heat_unmet heat_or_cooling_unmet standby_both_ways no_source
        outside_limits_unmet capacity_below capacity_below_with_one_out capacity_short
        capacity_short_with_one_out cooling_short cooling_short_with_one_out heat_below
        power_below exchanger_does_it heating_and_cooling_at_once
        lift_beyond_one_stage serves_little outside_limits backup_large design_cop_low
        hot_water_after_heated
        no_cooling_figures chilled_colder_than_rated bound_by_cooling bound_by_heat
        bivalent_none below_operating_limit supply_above_outlet start_torque_below
        breakdown_below lasting_torque_above rms_torque_above low_speed_torque run_up_too_long
        too_fast speed_differs speed_varies ambient_derates elevation_derates no_drive
        drive_not_sized direct_uses_more no_direct_drive
        rule_low_speed rule_variable rule_high_speed rule_constant_converter flow_held
        rule_high_speed_met class_through_gear exchanger_first
        vapour_recompression sized_by_source left_to_boiler backup_heat bivalent_electric
        bivalent_boiler monovalent verdict_feasible drive_saves drive_saves_beside_mains
        direct_uses_less rule_low_speed_met rule_low_speed_semi_direct rule_variable_met
        rule_constant_met stages_cascade stages_series stages_not_wanted
        station_head_below station_flow_below pump_cavitates pump_too_viscous
        station_outside_curve_at
        station_outside_curve station_speed_fixed station_no_motor station_no_converter
        flow_above_design station_control_wastes speed_saves speed_saves_nothing station_today
        station_today_short station_today_throttled station_today_by_speed
        station_today_by_vanes fan_other_pressure fan_no_size fan_stalls_at_design
        station_today_smaller station_measured free_cooling
        dry_cooler_needs_air room_closed_loop room_option_needs_towers room_option_needs_water
        room_own_cells
        room_today room_today_by_load room_today_scaled heat_pumps_today
        air_not_oil_free compressor_gas_differs compressor_kind_differs
        air_pressure_below air_flow_below
        air_pressure_far_above air_above_design compressors_today_short compressors_today
        compressors_today_idle
        compressors_today_measured leaks_bled leaks_tested leaks_told leaks_not_told air_converted
        air_purged receiver_assumed staging_saves pressure_costs air_heat_used
        transformer_for_use_photovoltaic transformer_for_use_rectifier transformer_for_use_offshore
        transformer_voltage transformer_one_phase transformer_kind_differs transformer_too_small
        transformer_alone_short power_compensated load_grows losses_by_rms one_out_carried
        second_unit_switched second_unit_always pv_made_up pv_feeds_back net_load_reactive
        power_factor_below
        transformers_today transformers_today_short
        boiler_fuel_differs boiler_medium_differs boiler_today heat_store_sized return_follows_load
        electrolyser_kind_differs hydrogen_pressure_below hydrogen_below
        supply_kind_differs supply_below supply_today supply_others_behind server_is_several
        server_old servers_below
        servers_too_few servers_today
        servers_consolidated furnace_process_differs furnace_today furnace_charge_is_pure
        radio_channels_differ radio_band_differs radio_below radio_baseband_not_counted radio_today
    """,
    Subject.COST: """
        hot_water_dearer hot_water_not_ranked
        loss_worth price_by_grade boiler_loses_money furnace_loses_money
        heat_store_loses_money heat_store_idle
        not_economical payback_beyond_life never_saves loses_money saves_too_little
        may_lose_money saving_not_comparable payback_long code_minimum_chiller
        code_minimum_chiller_full_load code_minimum_motor
        more_primary_energy more_carbon price_assumed air_heat_priced air_heat_device_open
        backup_not_priced transmission_not_priced drive_by_rate drive_listed price_listed
        slow_motor_price magnet_motor_price price_unusual
        demand_not_counted demand_by_kw demand_by_kva demand_by_own_kva
        residual_counted carbon_price_counted tax_credit_counted tax_credit_at_once subsidy_counted
        loan_apart hot_water_ranked
        pumps_not_counted tied_within_tolerance tied_within_band tied_with_class tied_within_search
    """,
    Subject.LIMITS: """
        indoor_beyond_limits outdoor_beyond_limits winter_beyond_points no_figure_outdoors
        design_beyond_curves hours_beyond_curves
        cop_above_limit no_figure_at_design design_beyond_limit no_figure
        leaving_beyond_limit condenser_beyond_limits leaving_beyond_limits outside_map
        documented_end_below hot_water_no_water_heaters
        boiler_return_above furnace_not_hot_enough
        outside_class lift_outside sink_outside source_outside no_figures_so_cold
        no_figures_so_hot too_hot_for_figures summer_beyond_points
        design_beyond_points design_warmer_than_points hours_beyond_points
        load_extrapolated ice_below_limits
        hours_beyond_limits
        rating_beyond_limits rating_no_figure
        rating_leaving_beyond_limits rating_points_beyond_limits verdict_rating_beyond
    """,
    Subject.SIZE: """
        load_unit_doubtful existing_oversized existing_overloaded existing_operation
        existing_fits oversized motor_oversized installed_above_limit mean_load_low
        unit_larger unit_smaller mean_load_above_rated
        station_oversized station_too_large station_surplus
        compressors_today_large air_oversized compressor_too_large air_mean_low receiver_small
        radio_oversized supply_oversized server_too_large servers_too_many
        hydrogen_oversized transformer_waste transformer_oversized best_share_no_size
        transformers_today_unequal transformer_site_share transformer_altitude transformer_harmonics
    """,
    Subject.PERFORMANCE: """
        multi_split_compared_only supply_fan_with_compressor heating_at_design_only
        pipe_corrected pipe_not_told connected_not_told connected_above
        low_load cycling false_loading pumps_cycling pumps_cycling_both pump_cycling full_load_only
        cop_low_end
        starts_not_counted starts_counted mixed_better mixed_better_uneven
        mixed_no_better mixed_none mixed_not_sought
        mixed_classes_coarse mixed_by_least_power
        cooling_full_load_only cooling_by_seer cooling_at_rated_water
        mixed_with_cooling mixed_with_hot_water mixed_with_short_source chosen_no_candidate
        chosen_left_out
        mixed_only mixed_units_too_few mixed_alike
        pump_liquid_not_water pump_viscous pump_viscous_nothing pump_viscous_form station_in_series
        station_two_points station_outside_preferred station_hours_outside station_least_flow
        fan_stall_hours fan_pressure_dips fan_compressible fan_cold_start fan_gas_hot
        npsh_not_stated npsh_spare npsh_short_hours npsh_beyond_points
        control_gap compressors_today_gap air_below_turndown
        transformer_drop transformer_hot_site voltage_drop_unknown
        reactive_unknown windings_hot windings_cool one_out_heat transformer_overload_unknown
        current_rated current_real losses_within_tolerance
        boiler_never_condenses boiler_cycles hydrogen_below_least servers_idling
        radio_sleeps radio_idling furnace_per_tonne furnace_pauses
        furnace_pauses_much furnace_needs_coil
        dryer_smer supply_shares supply_low_load boiler_cheaper hydrogen_curtailed hydrogen_starts
        hydrogen_stacks_renewed
        one_flow_rated estimate_lorenz estimate_regression second_law_superseded
        source_cooled_far source_cooled_too_far
        baseline_missed baseline_met scop_beside seer_beside nplv_water_only part_load_placeholder
    """,
    Subject.SUPPLY: """
        system_differs heats_not pipe_too_long
        refrigerant_not_new refrigerant_phased_out rated_for_other_mains frequency_differs
        voltage_differs feed_differs
        inrush_higher speed_higher start_not_stated motor_derated condenser_differs
        heat_source_differs class_other_flow class_other_terminal class_other_water
        class_for_rooms cold_class_at_mild_site enclosure_below frame_differs
        gwp_above gwp_unknown
        nameplate_other_flow nameplate_for_rooms nameplate_too_mild
        sound_above sound_unknown maker_left_out not_approved maker_undisclosed sold_elsewhere
        many_of_one_model all_sold_elsewhere others_sold_elsewhere others_of_many_units
        refrigerant_hfc
    """,
    Subject.COMPLIANCE: """
        present_below_grades present_grade project_not_believable project_below_access
        project_needs_access project_needs_saving
        project_needs_advanced
        tier_below_least_access tier_below_least_saving tier_below_least_advanced
        grade_below_least verdict_lower_gate limit_missed path_missed path_missed_alike
        limit_not_set project_advanced_unproved project_saving_unproved tier_unproved_advanced
        tier_unproved_saving tier_unproved_access grade_unproved project_access_not_shown
        grade_not_laid_down not_judged_method
        not_judged_missing verdict_gate_open verdict_other_path_open verdict_class_ambiguous
        verdict_evidence_d verdict_nameplate_other verdict_stricter_governs verdict_not_comparable
        verdict_of_mains_rating verdict_at_class_limit motor_no_standard
        motor_frequency_no_standard motor_pole_changing project_not_listed project_override
        project_prefers_advanced project_procurement_list project_stage_up
        hydrogen_dc_met hydrogen_dc_missed hydrogen_dc_unknown server_no_grade
        verdict_method_unconfirmed verdict_dates_unverified verdict_unverified verdict_secondary
    """,
    Subject.DATA: """
        transformers_today_assumed transformers_today_impedance
        biomass_without_carbon efficiency_from_gross heating_value_assumed boiler_doubtful
        flag_boiler_no_return flag_boiler_sibling_curve flag_boiler_constant
        flag_boiler_mean_of_two flag_boiler_at_limit
        server_work_is_benchmark flag_server_several_nodes flag_server_straight_line
        flag_server_overall_differs
        electrolyser_doubtful hydrogen_system_assumed hydrogen_least_assumed
        supply_on_mains supply_dc_load supply_cooling_left_out flag_supply_typical
        supply_batteries_left_out flag_furnace_typical flag_radio_shares_typical
        furnace_fans_left_out furnace_pumps_left_out
        flag_supply_one_point hydrogen_start_unknown hydrogen_ramp_unknown
        hydrogen_stack_life_unknown
        hydrogen_sun_modelled hydrogen_power_scaled hydrogen_power_renewable
        hydrogen_stack_life_not_given hydrogen_fade_not_given
        hydrogen_fade_unknown flag_electrolyser_basis_assumed flag_electrolyser_power_differs
        flag_electrolyser_steam_left_out flag_electrolyser_maker_uncertain
        flag_electrolyser_class_curve
        transformer_doubtful load_loss_temperature flag_foreign_voltage flag_textbook_transformer
        flag_load_loss_derived flag_no_load_step_odd flag_resistance_over_impedance
        flag_no_load_out_of_range flag_losses_at_limit
        compressor_doubtful flag_compressor_too_efficient flag_example_compressor
        flag_derived_speed_curve flag_generic_compressor flag_speed_shape_assumed
        flag_at_grade_limit
        no_rated_power ieer_contradicted part_load_unchecked flag_ieer_contradicted
        flag_no_rated_power
        flag_stages_share_one_curve flag_old_part_load_figure flag_stages_unknown
        flag_first_stage_odd flag_same_curves_as_another flag_curves_normalised
        flag_default_curves flag_indoor_fans_left_out flag_curves_of_kind
        not_believable no_capacity no_efficiency
        class_machine class_stand_in class_cooling class_low_ambient class_water_source
        class_carried_on
        class_larger_than_data nameplate_machine nameplate_heat_pump nameplate_motor class_motor
        class_motor_assumed
        flag_reference_off_5 reference_off figures_old flag_below_class
        class_understated flag_at_class_limit flag_capacity_corrected
        flag_capacity_rises_with_condenser flag_power_falls_with_condenser
        flag_part_load_not_monotone flag_part_load_implausible flag_reference_off_2
        flag_part_load_of_kind flag_leaving_of_kind flag_maker_not_disclosed
        flag_speed_part_load_low flag_source_inlet_assumed
        seer_contradicts flag_scop_mismatch flag_cop_not_monotone flag_off_mode_implausible
        flag_current_off
        flag_torque_off flag_no_efficiency flag_part_load_absent flag_no_part_load
        flag_single_flow flag_efficiency_of_twin flag_pole_changing flag_speed_not_stated
        flag_point_left_out flag_degradation_not_stated flag_shape_assumed flag_reference_drive
        flag_table_missed flag_head_rises flag_speed_limited flag_slow_power_assumed
        flag_from_polynomial flag_digitised flag_maker_unnamed flag_no_npsh station_unit_power
        fan_scaled fan_not_graded flag_fan_speed_unstated flag_fan_points_left_out
        flag_fan_pressure_dips
        rated_for_average rated_for_colder rated_for_warmer method_secondary maker_claims
        solved_grid solved_leaving
        evidence evidence_undated
    """,
    Subject.INPUT: """
        pipe_length_not_entered
        load_is_total load_meter load_lone_peak load_design_days load_season load_season_heat
        load_other_sign load_sign_turned load_stand_ins load_gaps_like_days load_meter_resets
        load_year_chosen load_year_typical load_columns_added temperature_unit_assumed
        table_formulas_empty table_rows_left_out load_averaged load_zone_moved load_zone_standard
        peak_follows_file file_scaled_to_peak shape_sensible_only load_gaps_filled load_held_at_peak
        weather_above_design colder_than_design load_synthesised shape_other_climate
        climate_synthesised paired_by_rank_cold paired_by_rank_dry paired_by_rank_wet
        building_scheduled
        schedule_assumed template_assumed course_typical course_typical_in_part
        flow_curves_assumed breakaway_assumed
        static_part_assumed flow_from_heat
        cooling_synthesised cooling_paired_by_rank cooling_from_file hot_water_while_cooling
        emitter_assumed source_as_rated
        source_not_limited intermediate_circuit
        shaft_above_rating shaft_far_below_rating shaft_percent shaft_phase_voltage
        shaft_factor_sign shaft_negative shaft_sign_turned shaft_shares_sum shaft_stand_ins
        shaft_stamps_unread
        epw_station_far epw_station_climate epw_station_elevation epw_station_time_zone
        epw_seasons_latitude epw_time_zone_longitude epw_pressure_elevation epw_steps_differ
        epw_dew_point_above_air epw_humidity_contradicts epw_averaged
        epw_turned epw_design_differs site_from_epw_header
        season_from_site site_from_epw shaft_from_input existing_incomplete hot_water_steady
        cold_water_of_mean
        steam_temperature
        dry_bulb_filled dry_bulb_left_aside wet_bulb_filled wet_bulb_left_aside
        wet_bulb_assumed wet_bulb_above_dry epw_dry_bulb_filled epw_dew_point_filled
        epw_pressure_assumed epw_leap_day load_energy_unit load_unit_overridden load_hour_twice
        load_turned load_last_hour load_decimal_taken load_stamps_end load_days_ended load_sorted
        load_without_stamps first_day_monday paired_by_time paired_with_own climate_from_bins
        grid_factor_abroad grid_factor_other_year grid_factor_kept grid_factor_from_site
        peak_from_load heat_peak_from_load station_doubt_pressure_elevation
        station_doubt_pressure_copied station_doubt_pressure_swapped
        station_doubt_humidity_swapped station_doubt_latitude station_doubt_summit
        station_corrected_elevation station_corrected_winter_ac
    """,
}

# What weighs more than its subject's place: no other finding matters as long as it holds.
LEADING = """
    multi_split_compared_only cop_above_limit not_economical payback_beyond_life
    verdict_not_worth_it verdict_borderline source_cooled_too_far unmet
    heat_unmet never_saves loses_money saves_too_little refrigerant_not_new
    refrigerant_phased_out rated_for_other_mains
"""

# What weighs less than any other finding: it holds for nearly every machine on offer.
LAST = "refrigerant_hfc"

CAUSES: dict[str, str] = {
    "beyond_limits": """
        design_beyond_limit no_figure leaving_beyond_limit hours_beyond_limits
        rating_points_beyond_limits verdict_rating_beyond
    """,
    "part_load": "low_load cycling false_loading",
    "outside_envelope": """
        outside_limits outside_limits_unmet heat_unmet no_figures_so_cold design_beyond_points
        design_warmer_than_points hours_beyond_points
    """,
    "bivalence": """
        backup_large hot_water_after_heated backup_heat bivalent_electric bivalent_boiler
        bivalent_none
    """,
    "class_limit": "flag_below_class class_understated flag_at_class_limit verdict_at_class_limit",
    "curves": """
        flag_reference_off_5 flag_reference_off_2 flag_part_load_not_monotone
        flag_capacity_rises_with_condenser flag_power_falls_with_condenser
    """,
    "part_load_data": """
        full_load_only one_flow_rated load_extrapolated flag_part_load_absent
        flag_no_part_load flag_single_flow
    """,
    "source": "no_source sized_by_source left_to_boiler",
    "estimate": """
        cop_low_end estimate_lorenz estimate_regression class_machine nameplate_machine
        class_low_ambient class_water_source nameplate_heat_pump nameplate_motor class_motor
        class_motor_assumed
    """,
    "age": "figures_old evidence evidence_undated",
    "not_determined": """
        project_advanced_unproved project_saving_unproved tier_unproved_advanced
        tier_unproved_saving tier_unproved_access grade_unproved project_access_not_shown
        not_judged_method not_judged_missing
    """,
    "load_shape": """
        shape_sensible_only shape_other_climate paired_by_rank_cold paired_by_rank_dry
        paired_by_rank_wet
    """,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """subject; weight: the higher the weightier among findings as severe; cause: its name."""

    subject: Subject
    weight: int
    cause: str


def _table() -> dict[str, About]:
    causes = {code: cause for cause, codes in CAUSES.items() for code in codes.split()}
    subjects = {code: subject for subject, codes in SUBJECTS.items() for code in codes.split()}
    last = LAST.split()
    ordered = dict.fromkeys([*LEADING.split(), *(c for c in subjects if c not in last), *last])
    return {
        code: About(subject=subjects[code], weight=len(ordered) - at, cause=causes.get(code, code))
        for at, code in enumerate(ordered)
    }


TABLE = _table()


def about(finding: Finding) -> About:
    """What a finding is about; one of an unknown code is a matter of data, of no weight."""
    return TABLE.get(finding.code) or About(subject=Subject.DATA, weight=0, cause=finding.code)


def rank_of(finding: Finding) -> tuple[int, int]:
    """What sorts findings: by severity, then by weight, the weightiest first."""
    return _ORDER.index(finding.severity), -about(finding).weight


def by_cause(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a cause (and machine, where there are several), the weightiest first.

    The others of a cause stand behind its first.
    """
    causes: dict[tuple[str, str], list[Finding]] = {}
    for one in dict.fromkeys(findings):
        causes.setdefault((about(one).cause, one.of), []).append(one)
    heads = []
    for several in causes.values():
        first, *more = sorted(several, key=rank_of)
        heads.append(msgspec.structs.replace(first, more=(*first.more, *more)) if more else first)
    return tuple(sorted(heads, key=rank_of))


def by_subject(findings: Iterable[Finding]) -> dict[Subject, tuple[Finding, ...]]:
    """Findings by what they are about, in the order of the subjects, the weightiest first."""
    found = sorted(findings, key=rank_of)
    parts = {one: tuple(f for f in found if about(f).subject is one) for one in Subject}
    return {subject: several for subject, several in parts.items() if several}
