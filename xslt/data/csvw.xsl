<?xml version="1.0" encoding="UTF-8"?>
<!-- What do the columns of the tables mean? Metadata for the CSV files (CSV on the Web), for programs that read tables with their types. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:csvw"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="mentions.xsl"/>
  <xsl:include href="../common/json.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the tables. -->
  <xsl:mode name="m:csvw" on-no-match="fail" use-accumulators="#all"/>

  <!-- What a column holds, in a few words. -->
  <xsl:variable name="purposes" as="map(xs:string, xs:string)" select="map{
      'id': 'Identifier of the element; the anchor in the HTML', 'element': 'Name of the TEI element', 'type': 'Value of @type',
      'text': 'The words in the text', 'name': 'Normalised form: preferred name, or ISO 8601 of a date', 'ref': 'Identifier in the authority lists, or address',
      'page': 'Printed page number', 'division': 'Identifier of the innermost division', 'cert': 'How sure: high, medium, low', 'evidence': 'Rule that decided'}"/>

  <!-- The tables that mentions.xsl writes. -->
  <xsl:variable name="tables" as="xs:string+" select="'persons', 'places', 'organisations', 'titles', 'quotations', 'dates'"/>

  <xsl:template match="/" mode="m:csvw">
    <xsl:variable name="work" as="xs:string" select="string((/*/@xml:id, 'document')[1])"/>
    <xsl:variable name="group" as="element()">
      <j:map>
        <j:string key="@context">http://www.w3.org/ns/csvw</j:string>
        <j:array key="tables">
          <xsl:for-each select="$tables">
            <j:map>
              <j:string key="url">{$work}.{.}.csv</j:string>
              <j:map key="tableSchema">
                <j:array key="columns"><xsl:for-each select="$columns"><xsl:sequence select="f:column(.)"/></xsl:for-each></j:array>
                <j:string key="primaryKey">id</j:string>
                <j:string key="aboutUrl">{$work}.xml#{{id}}</j:string>
              </j:map>
            </j:map>
          </xsl:for-each>
        </j:array>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json($group)"/>
  </xsl:template>

  <xsl:function name="f:column" as="element(j:map)">
    <xsl:param name="name" as="xs:string"/>
    <j:map>
      <xsl:sequence select="f:text('name', $name), f:text('titles', $name), f:text('datatype', 'string'), f:text('dc:description', string($purposes($name)))"/>
      <xsl:if test="$name = ('id', 'element')"><j:boolean key="required">true</j:boolean></xsl:if>
    </j:map>
  </xsl:function>

</xsl:stylesheet>
