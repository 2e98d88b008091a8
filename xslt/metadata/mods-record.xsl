<?xml version="1.0" encoding="UTF-8"?>
<!-- How does the record read as MODS 3.8? A template that MODS itself and METS call. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns="http://www.loc.gov/mods/v3" xpath-default-namespace="http://www.loc.gov/mods/v3"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="t:mods">
    <xsl:context-item use="optional"/>
    <mods version="3.8" xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd">
      <xsl:namespace name="xlink" select="'http://www.w3.org/1999/xlink'"/>
      <titleInfo><title>{$data?title}</title><xsl:for-each select="$data?subtitle[. ne '']"><subTitle>{.}</subTitle></xsl:for-each></titleInfo>
      <xsl:for-each select="$data?alternatives?*"><titleInfo type="alternative"><title>{.}</title></titleInfo></xsl:for-each>
      <xsl:for-each select="$data?creators?*, $data?contributors?*"><xsl:sequence select="f:mods-name(.)"/></xsl:for-each>
      <xsl:for-each select="$data?funders?*"><name><namePart>{?name}</namePart><role><roleTerm type="code" authority="marcrelator">fnd</roleTerm></role></name></xsl:for-each>
      <typeOfResource>text</typeOfResource>
      <originInfo eventType="publication">
        <xsl:for-each select="$data?place[. ne '']"><place><placeTerm type="text">{.}</placeTerm></place></xsl:for-each>
        <xsl:for-each select="$data?publisher[. ne '']"><publisher>{.}</publisher></xsl:for-each>
        <xsl:for-each select="$data?date[. ne '']"><dateIssued encoding="w3cdtf" keyDate="yes">{.}</dateIssued></xsl:for-each>
        <xsl:for-each select="$data?created[. ne '']"><dateCreated encoding="w3cdtf">{.}</dateCreated></xsl:for-each>
        <xsl:for-each select="$data?version[. ne '']"><edition>{.}</edition></xsl:for-each>
      </originInfo>
      <xsl:for-each select="$data?languages?*">
        <language>
          <xsl:for-each select="f:language3(.)[. ne '']"><languageTerm type="code" authority="iso639-3">{.}</languageTerm></xsl:for-each>
          <languageTerm type="code" authority="rfc5646">{.}</languageTerm>
        </language>
      </xsl:for-each>
      <physicalDescription>
        <form authority="marcform">electronic</form>
        <internetMediaType>application/tei+xml</internetMediaType>
        <xsl:for-each select="$data?extent?*"><extent>{.}</extent></xsl:for-each>
        <digitalOrigin>reformatted digital</digitalOrigin>
      </physicalDescription>
      <xsl:for-each select="$data?abstract[. ne '']"><abstract>{.}</abstract></xsl:for-each>
      <xsl:for-each select="$data?notes?*"><note>{.}</note></xsl:for-each>
      <xsl:for-each select="$data?policies?*"><note type="admin">{.}</note></xsl:for-each>
      <xsl:for-each select="$data?subjects?*">
        <subject><xsl:if test="matches(?scheme, '^https?:')"><xsl:attribute name="authorityURI" select="?scheme"/></xsl:if><topic>{?term}</topic></subject>
      </xsl:for-each>
      <xsl:sequence select="f:mods-original($data?source)"/>
      <xsl:for-each select="$data?series[. ne '']"><relatedItem type="series"><titleInfo><title>{.}</title></titleInfo></relatedItem></xsl:for-each>
      <xsl:for-each select="$data?identifiers?*"><identifier type="{if (?type ne '') then lower-case(?type) else 'local'}">{?value}</identifier></xsl:for-each>
      <xsl:for-each select="$data?url[. ne '']"><location><url usage="primary">{.}</url></location></xsl:for-each>
      <xsl:for-each select="$data?licence[f:value($data, 'licence') ne '']">
        <accessCondition type="use and reproduction"><xsl:if test="?uri ne ''"><xsl:attribute name="xlink:href" select="?uri"/></xsl:if>{(?text, ?uri)[. ne ''][1]}</accessCondition>
      </xsl:for-each>
      <recordInfo>
        <recordContentSource>teiHeader of {$data?id}</recordContentSource>
        <xsl:for-each select="$data?modified[. ne '']"><recordChangeDate encoding="w3cdtf">{.}</recordChangeDate></xsl:for-each>
        <recordIdentifier>{$data?id}</recordIdentifier>
      </recordInfo>
    </mods>
  </xsl:template>

  <!-- A name with its parts where they are known, and the role as a relator of MARC. -->
  <xsl:function name="f:mods-name" as="element(name)">
    <xsl:param name="agent" as="map(*)"/>
    <name>
      <xsl:if test="$agent?kind ne ''"><xsl:attribute name="type" select="if ($agent?kind eq 'person') then 'personal' else 'corporate'"/></xsl:if>
      <xsl:if test="$agent?uri ne ''"><xsl:attribute name="valueURI" select="$agent?uri"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$agent?family ne ''">
          <namePart type="family">{$agent?family}</namePart>
          <xsl:for-each select="$agent?given[. ne '']"><namePart type="given">{.}</namePart></xsl:for-each>
        </xsl:when>
        <xsl:otherwise><namePart>{$agent?name}</namePart></xsl:otherwise>
      </xsl:choose>
      <role><roleTerm type="code" authority="marcrelator" authorityURI="http://id.loc.gov/vocabulary/relators">{$agent?role}</roleTerm></role>
    </name>
  </xsl:function>

  <!-- The printed book, as far as the header tells its parts; else in a note. -->
  <xsl:function name="f:mods-original" as="element(relatedItem)?">
    <xsl:param name="source" as="map(*)"/>
    <xsl:if test="$source?text ne ''">
      <relatedItem type="original">
        <xsl:for-each select="$source?title[. ne '']"><titleInfo><title>{.}</title></titleInfo></xsl:for-each>
        <xsl:for-each select="$source?author[. ne '']"><name><namePart>{.}</namePart></name></xsl:for-each>
        <xsl:if test="($source?place, $source?publisher, $source?date) != ''">
          <originInfo>
            <xsl:for-each select="$source?place[. ne '']"><place><placeTerm type="text">{.}</placeTerm></place></xsl:for-each>
            <xsl:for-each select="$source?publisher[. ne '']"><publisher>{.}</publisher></xsl:for-each>
            <xsl:for-each select="$source?date[. ne '']"><dateIssued encoding="w3cdtf">{.}</dateIssued></xsl:for-each>
          </originInfo>
        </xsl:if>
        <note>{$source?text}</note>
        <xsl:for-each select="$source?isbn[. ne '']"><identifier type="isbn">{.}</identifier></xsl:for-each>
      </relatedItem>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
