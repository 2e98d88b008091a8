<?xml version="1.0" encoding="UTF-8"?>
<!-- What is a line of the JSON tables? A JSON schema (2020-12) with a definition for each table, made of tables.xml; shipped as schema/teiedition-tables.schema.json. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:j="http://www.w3.org/2005/xpath-functions"
    default-mode="m:table-schema" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="columns.xsl"/>
  <xsl:include href="../common/json.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The schema; what it is made of is always the same. -->
  <xsl:mode name="m:table-schema" on-no-match="fail"/>

  <xsl:template match="/" name="xsl:initial-template" mode="m:table-schema">
    <xsl:context-item use="optional"/>
    <xsl:variable name="schema" as="element()">
      <j:map>
        <xsl:sequence select="
            f:text('$schema', 'https://json-schema.org/draft/2020-12/schema'), f:text('title', 'A line of the tables of an edition'),
            f:text('description', 'Any line of WORK.TABLE.jsonl; #/$defs/TABLE for those of one table.')"/>
        <j:array key="anyOf"><xsl:for-each select="$f:tables"><j:map><xsl:sequence select="f:text('$ref', '#/$defs/' || @name)"/></j:map></xsl:for-each></j:array>
        <j:map key="$defs"><xsl:sequence select="$f:tables ! f:definition(.)"/></j:map>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json($schema)"/>
  </xsl:template>

  <xsl:function name="f:definition" as="element(j:map)">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="columns" as="element(column)+" select="f:columns($table)"/>
    <j:map key="{$table/@name}">
      <xsl:sequence select="f:text('type', 'object'), f:text('description', $table/@row)"/>
      <j:map key="properties"><xsl:sequence select="$columns ! f:property(.)"/></j:map>
      <xsl:sequence select="f:texts('required', $columns[@required]/@name/string())"/>
      <j:boolean key="additionalProperties">false</j:boolean>
    </j:map>
  </xsl:function>

  <!-- Empty values are left out, so a text has at least one character. -->
  <xsl:function name="f:property" as="element(j:map)">
    <xsl:param name="column" as="element(column)"/>
    <j:map key="{$column/@name}">
      <xsl:sequence select="f:text('type', ($column/@type, 'string')[1]), f:text('description', string($column))"/>
      <xsl:choose>
        <xsl:when test="not($column/@type)"><j:number key="minLength">1</j:number></xsl:when>
        <xsl:when test="$column/@type = 'integer'"><j:number key="minimum">0</j:number></xsl:when>
      </xsl:choose>
    </j:map>
  </xsl:function>

</xsl:stylesheet>
