"""What to do about each finding: the message `advice.<name>` for many codes at once.

The manual prints it below what a finding means. A finding that excludes a machine has words of
its own, `way_out.<code>`, which go before this table; a code has one or the other.
"""

ADVICE: dict[str, str] = {
    "nothing": """
        dryer_smer supply_shares supply_on_mains supply_dc_load supply_today supply_cooling_left_out
        supply_others_behind
        furnace_per_tonne furnace_pauses furnace_pauses_much furnace_needs_coil furnace_today
        furnace_fans_left_out furnace_pumps_left_out radio_sleeps radio_idling radio_today
        boiler_cheaper hydrogen_curtailed hydrogen_starts hydrogen_stacks_renewed
        hydrogen_power_renewable
        servers_today servers_consolidated server_no_grade flag_server_several_nodes
        air_heat_priced mixed_better_uneven hydrogen_dc_met boiler_today pump_viscous_nothing
        return_follows_load biomass_without_carbon efficiency_from_gross bivalent_boiler
        bivalent_electric monovalent verdict_feasible drive_saves drive_saves_beside_mains
        direct_uses_less rule_low_speed_met rule_low_speed_semi_direct rule_variable_met
        rule_constant_met rule_high_speed_met stages_cascade stages_series speed_saves
        free_cooling hot_water_ranked leaks_bled leaks_tested staging_saves one_out_carried
        load_grows
        losses_by_rms loss_worth existing_fits best_share_no_size demand_by_own_kva drive_listed
        price_listed price_by_grade false_loading baseline_met scop_beside seer_beside
        current_real windings_cool starts_counted npsh_spare maker_claims
        project_procurement_list project_stage_up project_prefers_advanced project_override
        project_not_listed solved_grid solved_leaving supply_fan_with_compressor
        compressors_today station_today station_measured compressors_today_measured
        transformers_today room_today heat_pumps_today leaks_told air_heat_used air_converted
        air_purged present_grade connected_above pipe_corrected transformers_today_unequal
        shaft_from_input
        existing_operation mixed_better mixed_no_better mixed_only flag_speed_limited
        heat_store_sized
        flag_same_curves_as_another flag_stages_share_one_curve flag_capacity_corrected
        flag_curves_normalised fan_scaled power_compensated steam_temperature paired_by_time
        paired_with_own load_averaged load_sorted load_stamps_end load_days_ended load_turned
        load_zone_standard load_is_total load_energy_unit epw_turned epw_averaged epw_leap_day
        cooling_from_file code_minimum_chiller code_minimum_chiller_full_load code_minimum_motor
        verdict_stricter_governs verdict_not_comparable verdict_of_mains_rating nplv_water_only
        motor_frequency_no_standard motor_no_standard motor_pole_changing grade_not_laid_down
        fan_pressure_dips flag_fan_pressure_dips sized_by_source residual_counted
        carbon_price_counted subsidy_counted loan_apart
    """,
    "replace_assumed": """
        hydrogen_sun_modelled hydrogen_stack_life_unknown
        tax_credit_counted tax_credit_at_once
        hydrogen_system_assumed hydrogen_least_assumed net_load_reactive air_heat_device_open
        static_part_assumed receiver_assumed schedule_assumed template_assumed
        course_typical course_typical_in_part compressors_today_idle
        flow_curves_assumed breakaway_assumed emitter_assumed source_as_rated source_not_limited
        intermediate_circuit flow_from_heat hot_water_steady cold_water_of_mean
        hot_water_while_cooling
        season_from_site transformers_today_assumed transformers_today_impedance
        pipe_length_not_entered heating_at_design_only pv_made_up transformer_altitude
        transformer_harmonics transformer_site_share peak_from_load heat_peak_from_load
        existing_incomplete station_in_series cooling_synthesised load_synthesised
        building_scheduled hydrogen_stack_life_not_given hydrogen_fade_not_given
    """,
    "replace_price": """
        price_assumed
        slow_motor_price magnet_motor_price drive_by_rate transmission_not_priced
        backup_not_priced
    """,
    "measured_load": """
        server_work_is_benchmark load_held_at_peak shape_sensible_only shape_other_climate
        paired_by_rank_cold paired_by_rank_dry paired_by_rank_wet cooling_paired_by_rank
        first_day_monday
    """,
    "check_load_file": """
        load_unit_doubtful load_meter load_lone_peak load_design_days load_season
        load_season_heat load_other_sign load_sign_turned load_stand_ins load_gaps_like_days
        load_meter_resets load_year_chosen load_year_typical load_columns_added
        temperature_unit_assumed table_formulas_empty table_rows_left_out load_zone_moved
        hydrogen_power_scaled load_gaps_filled load_unit_overridden load_hour_twice
        load_last_hour load_decimal_taken
        load_without_stamps file_scaled_to_peak peak_follows_file dry_bulb_filled
        dry_bulb_left_aside wet_bulb_filled wet_bulb_left_aside wet_bulb_above_dry
    """,
    "check_shaft_file": """
        shaft_above_rating shaft_far_below_rating shaft_percent shaft_phase_voltage
        shaft_factor_sign shaft_negative shaft_sign_turned shaft_shares_sum shaft_stand_ins
        shaft_stamps_unread
    """,
    "check_weather_file": """
        epw_station_far epw_station_climate epw_station_elevation epw_station_time_zone
        epw_seasons_latitude epw_time_zone_longitude epw_pressure_elevation epw_steps_differ
        epw_dew_point_above_air epw_humidity_contradicts epw_design_differs epw_dry_bulb_filled
        epw_dew_point_filled epw_pressure_assumed
    """,
    "own_weather": """
        climate_synthesised climate_from_bins wet_bulb_assumed station_doubt_summit
        site_from_epw site_from_epw_header weather_above_design colder_than_design
    """,
    "station_table": """
        station_doubt_pressure_elevation station_doubt_pressure_copied
        station_doubt_pressure_swapped station_doubt_humidity_swapped station_doubt_latitude
        station_corrected_elevation station_corrected_winter_ac
    """,
    "grid_factor": """
        grid_factor_abroad grid_factor_other_year grid_factor_kept grid_factor_from_site
    """,
    "more_capacity": """
        hydrogen_short unmet heat_unmet heat_or_cooling_unmet none_carries_load standby_both_ways
        outside_limits_unmet backup_large bivalent_none station_today_short
        compressors_today_short transformers_today_short existing_overloaded
        mean_load_above_rated windings_hot one_out_heat transformer_overload_unknown
        flow_above_design air_above_design receiver_small serves_little
    """,
    "smaller_size": """
        supply_low_load servers_idling hydrogen_below_least boiler_cycles installed_above_limit
        low_load cycling
        pumps_cycling pumps_cycling_both pump_cycling existing_oversized mean_load_low
        station_too_large station_surplus compressors_today_large compressor_too_large
        air_mean_low transformer_oversized station_today_smaller station_today_throttled
    """,
    "speed_control": """
        rule_variable flow_held station_control_wastes control_gap air_below_turndown
        compressors_today_gap station_least_flow station_today_by_speed station_today_by_vanes
        second_unit_always second_unit_switched pressure_costs
    """,
    "no_drive_needed": "rule_constant_converter speed_saves_nothing",
    "direct_drive": """
        rule_low_speed rule_high_speed no_direct_drive direct_uses_more
    """,
    "other_size": """
        pump_viscous station_outside_preferred npsh_short_hours station_hours_outside
        station_two_points fan_stall_hours flag_head_rises fan_cold_start fan_compressible
        pump_liquid_not_water heat_binds cold_binds bound_by_cooling bound_by_heat
    """,
    "maker_data_outside": """
        no_figure design_beyond_limit leaving_beyond_limit hours_beyond_limits ice_below_limits
        design_beyond_curves hours_beyond_curves no_figure_outdoors summer_beyond_points
        too_hot_for_figures design_beyond_points design_warmer_than_points hours_beyond_points
        load_extrapolated
        rating_beyond_limits rating_leaving_beyond_limits rating_no_figure
        rating_points_beyond_limits verdict_rating_beyond outside_limits class_carried_on
        class_larger_than_data cold_class_at_mild_site
    """,
    "maker_part_load": """
        flag_server_straight_line flag_electrolyser_class_curve full_load_only one_flow_rated
        cooling_full_load_only cooling_by_seer cooling_at_rated_water flag_part_load_absent
        flag_no_part_load flag_single_flow flag_part_load_of_kind flag_leaving_of_kind
        flag_speed_shape_assumed flag_slow_power_assumed flag_shape_assumed
        flag_degradation_not_stated flag_stages_unknown flag_first_stage_odd flag_curves_of_kind
        flag_default_curves flag_indoor_fans_left_out flag_derived_speed_curve
        flag_efficiency_of_twin flag_boiler_no_return flag_boiler_sibling_curve
        flag_boiler_constant flag_boiler_mean_of_two heating_value_assumed flag_reference_drive
        flag_generic_compressor flag_from_polynomial rated_for_average rated_for_colder
        rated_for_warmer estimate_lorenz estimate_regression cop_low_end
        multi_split_compared_only flag_old_part_load_figure flag_source_inlet_assumed
        pipe_not_told connected_not_told
    """,
    "maker_confirms": """
        flag_server_overall_differs hydrogen_dc_unknown flag_electrolyser_basis_assumed
        flag_electrolyser_power_differs flag_electrolyser_steam_left_out
        flag_furnace_typical flag_radio_shares_typical
        flag_supply_typical flag_supply_one_point hydrogen_start_unknown hydrogen_ramp_unknown
        flag_electrolyser_maker_uncertain hydrogen_fade_unknown flag_reference_off_5
        flag_reference_off_2 flag_capacity_rises_with_condenser flag_power_falls_with_condenser
        flag_part_load_not_monotone flag_part_load_implausible flag_speed_part_load_low
        flag_off_mode_implausible flag_current_off flag_torque_off flag_no_efficiency
        flag_pole_changing flag_speed_not_stated flag_point_left_out flag_table_missed
        flag_digitised flag_no_npsh flag_fan_speed_unstated flag_fan_points_left_out
        flag_no_load_step_odd flag_resistance_over_impedance flag_no_load_out_of_range
        flag_load_loss_derived flag_ieer_contradicted flag_no_rated_power
        flag_compressor_too_efficient start_not_stated npsh_not_stated reactive_unknown
        npsh_beyond_points pump_viscous_form voltage_drop_unknown load_loss_temperature
        losses_within_tolerance motor_derated transformer_hot_site station_unit_power
        fan_not_graded rated_for_other_mains project_not_believable
        fan_gas_hot
    """,
    "still_made": """
        figures_old evidence evidence_undated flag_textbook_transformer flag_foreign_voltage
        flag_example_compressor many_of_one_model
    """,
    "sold_here": """
        all_sold_elsewhere others_sold_elsewhere others_of_many_units flag_maker_not_disclosed
        flag_maker_unnamed
    """,
    "class_to_tender": """
        class_machine class_stand_in class_cooling class_low_ambient class_water_source
        class_motor class_motor_assumed
    """,
    "nameplate_to_maker": "nameplate_machine nameplate_heat_pump nameplate_motor",
    "limit_not_measured": """
        flag_at_class_limit flag_below_class class_understated verdict_at_class_limit
        flag_boiler_at_limit flag_at_grade_limit flag_losses_at_limit verdict_evidence_d
    """,
    "maker_proves": """
        project_advanced_unproved project_saving_unproved tier_unproved_advanced
        tier_unproved_saving tier_unproved_access grade_unproved project_access_not_shown
        not_judged_method not_judged_missing verdict_gate_open verdict_other_path_open
        verdict_nameplate_other verdict_lower_gate
    """,
    "printed_standard": """
        verdict_method_unconfirmed verdict_dates_unverified verdict_unverified verdict_secondary
        method_secondary verdict_class_ambiguous
    """,
    "other_requirement": """
        limit_missed path_missed path_missed_alike baseline_missed hydrogen_dc_missed
    """,
    "refrigerant": "refrigerant_phased_out refrigerant_hfc",
    "replace_existing": "present_below_grades",
    "uneconomical": """
        verdict_not_worth_it verdict_borderline not_economical payback_beyond_life never_saves
        loses_money boiler_loses_money furnace_loses_money
        heat_store_loses_money heat_store_idle saves_too_little
        may_lose_money payback_long
        more_primary_energy more_carbon
    """,
    "not_comparable": "saving_not_comparable left_to_boiler backup_heat",
    "tied": """
        tied_within_tolerance tied_within_band tied_with_class tied_within_search mixed_alike
    """,
    "mixed_search": """
        mixed_none mixed_not_sought mixed_classes_coarse mixed_by_least_power mixed_with_cooling
        mixed_with_hot_water mixed_with_short_source mixed_units_too_few
    """,
    "choose_again": "chosen_no_candidate chosen_left_out",
    "count_pumps": "pumps_not_counted",
    "demand_charge": "demand_not_counted demand_by_kw demand_by_kva",
    "hourly": "starts_not_counted",
    "heat_source": """
        hot_water_after_heated no_source no_heat_served exchanger_first exchanger_does_it
        vapour_recompression lift_beyond_one_stage heating_and_cooling_at_once never_runs
    """,
    "lower_return": "boiler_never_condenses",
    "measure_leaks": "leaks_not_told",
    "existing_room": "room_today_by_load room_today_scaled",
    "maker_built_for": """
        transformer_for_use_photovoltaic transformer_for_use_rectifier transformer_for_use_offshore
    """,
    "grid_side": """
        current_rated power_factor_below pv_feeds_back inrush_higher speed_higher
    """,
}

ADVICE_OF = {code: name for name, codes in ADVICE.items() for code in codes.split()}


def advice_key(code: str) -> str:
    """The key of the advice on findings of `code`; of a code the table lacks, its own way out."""
    return f"advice.{ADVICE_OF[code]}" if code in ADVICE_OF else f"way_out.{code}"
